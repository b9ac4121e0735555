function table(pairs: string): ReadonlyMap<string, string> {
  const words = pairs.trim().split(/\s+/);
  return new Map(words.flatMap((name, at) => (at % 2 === 0 ? [[name, words[at + 1] ?? '']] : [])));
}

/** Commands that stand for one sign, in text and in formulas. */
export const SIGNS = table(`
  alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ
  nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω
  Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
  times × cdot · pm ± mp ∓ div ÷ ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ otimes ⊗ odot ⊙ wedge ∧ vee ∨ cap ∩ cup ∪
  le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ll ≪ gg ≫ ne ≠ neq ≠ approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝
  lesssim ≲ gtrsim ≳ prec ≺ succ ≻ preceq ⪯ succeq ⪰ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇
  to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ mapsto ↦ uparrow ↑
  downarrow ↓ longrightarrow ⟶ infty ∞ partial ∂ nabla ∇ forall ∀ exists ∃ neg ¬ emptyset ∅ varnothing ∅ ell ℓ hbar ℏ
  Re ℜ Im ℑ aleph ℵ sum ∑ prod ∏ int ∫ oint ∮ sqrt √ perp ⊥ parallel ∥ mid | angle ∠ triangle △ square □ diamond ⋄
  checkmark ✓ dagger † dag † ddagger ‡ ddag ‡ prime ′ degree ° deg ° textdegree ° ldots … dots … cdots ⋯ vdots ⋮
  textellipsis … colon : langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ vert | lvert | rvert | Vert ‖ lVert ‖
  rVert ‖ setminus ∖ models ⊨ vdash ⊢ top ⊤ bot ⊥ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ sharp ♯ flat ♭
  S § P ¶ pounds £ copyright © textcopyright © textregistered ® texttrademark ™ euro € texteuro € textyen ¥ textmu µ
  textendash – textemdash — textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” textbullet •
  textasciitilde ~ textasciicircum ^ textbackslash \\ textbar | textless < textgreater > textunderscore _ textdollar $
  textperiodcentered · textsection § slash / backslash \\ lbrace { rbrace } lt < gt > textpm ± texttimes ×
  o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ aa å AA Å ss ß dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ i ı j ȷ
  LaTeX LaTeX TeX TeX BibTeX BibTeX eg e.g. ie i.e. etc etc.
`);

/** Accents by a sign (`\"u`) or a letter (`\v{c}`), as the combining mark that follows the letter. */
export const ACCENTS = table(`
  " \u0308 ' \u0301 \` \u0300 ^ \u0302 ~ \u0303 = \u0304 . \u0307
  u \u0306 v \u030c H \u030b c \u0327 k \u0328 d \u0323 b \u0331 r \u030a t \u0361
`);

/** Commands that only change how their argument looks: the argument stays. */
export const DRESSES = new Set(
  (
    'textbf textit emph textsc texttt textsf textrm textsl textmd textup textnormal text mbox hbox underline uline ' +
    'uwave sout mathrm mathbf mathit mathsf mathtt mathcal mathbb mathfrak mathscr boldsymbol bm pmb operatorname ' +
    'textquote enquote hl ul term ensuremath small large footnotesize widehat hat bar tilde vec overline mathds rm bf it'
  ).split(' '),
);

/** Commands without an argument that only change how the rest looks: they go. */
export const SWITCHES = new Set(
  (
    'bf it em tt sc sf rm sl bfseries itshape scshape ttfamily sffamily rmfamily normalfont tiny scriptsize ' +
    'footnotesize small normalsize large Large LARGE huge Huge noindent centering displaystyle textstyle limits ' +
    'left right big Big bigg Bigg bigl bigr xspace protect relax nolinebreak nobreak allowbreak boldmath'
  ).split(' '),
);

const UPPER = table(
  '0 ⁰ 1 ¹ 2 ² 3 ³ 4 ⁴ 5 ⁵ 6 ⁶ 7 ⁷ 8 ⁸ 9 ⁹ + ⁺ - ⁻ − ⁻ = ⁼ ( ⁽ ) ⁾ n ⁿ i ⁱ * * ° ° ∘ ° ® ® ™ ™ ′ ′ † † ‡ ‡',
);
const LOWER = table('0 ₀ 1 ₁ 2 ₂ 3 ₃ 4 ₄ 5 ₅ 6 ₆ 7 ₇ 8 ₈ 9 ₉ + ₊ - ₋ − ₋ = ₌ ( ₍ ) ₎');

/** Short text raised (`^`) or lowered (`_`) in Unicode's own signs; `undefined` when there is no sign for one of them. */
export function shift(text: string, mark: '^' | '_'): string | undefined {
  if (text.length > 12) return undefined;
  const signs = [...text].map((sign) => (mark === '^' ? UPPER : LOWER).get(sign));
  return text !== '' && signs.every((sign) => sign !== undefined) ? signs.join('') : undefined;
}
