// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { isFormula } from '../../src/core/tex-formula.ts';
import { typeset } from '../../src/ui/typeset.ts';

// happy-dom gives elements of MathML no style, which browsers do.
Object.defineProperty(Element.prototype, 'style', { value: {}, configurable: true });

describe('typeset', () => {
  it.each([
    ['x^2', 'x2'],
    [String.raw`O(n \log n)`, 'O(nlogn)'],
    [String.raw`\mathbb{R}^{d \times d}`, 'ℝd×d'],
    [String.raw`\frac{\alpha}{\sqrt{2}} \leq \hat{\epsilon}`, 'α2≤ϵˆ'],
    [String.raw`\sum_{i=1}^N \mathcal{L}_i \in [0, 1]`, '∑i=1Nℒi∈[0,1]'],
    [String.raw`\begin{cases} 1 & x > 0 \\ \textcolor{red}{\cancel{k}} \end{cases}`, '{1x>0k'],
    [String.raw`\underbrace{a + b}_{c} \xrightarrow{f} \operatorname{diag}(k)`, 'a+b⏟c→fdiag(k)'],
    [String.raw`a = b \nonumber`, 'a=b'],
    [String.raw`\begin{aligned} a &= b \notag \\ c &= d \end{aligned}`, 'a=bc=d'],
    [String.raw`\left(\matrix{a & b \cr c & d}\right)`, '(abcd)'],
  ])('sets %s as MathML', (tex, text) => {
    const math = typeset(tex, false) as Element;
    expect(math.localName).toBe('math');
    expect(math.textContent?.replace(/[\s\u2061]/g, '')).toBe(text);
  });

  it.each([
    String.raw`\includegraphics{a.png}`,
    String.raw`\class{a}{b}`,
    String.raw`\def\a{b}\a`,
    String.raw`\newcommand{\a}{b}\a`,
    String.raw`\data{a=b}{c}`,
    String.raw`\href{https://arxiv.org}{d}`,
  ])('refuses %s, which is not even taken for a formula', (tex) => {
    expect(isFormula(tex, '')).toBe(false);
    expect(() => typeset(tex, false)).toThrow();
  });
});
