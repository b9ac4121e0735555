import buildMathML from 'temml/src/buildMathML.js';
import { StyleLevel } from 'temml/src/constants.js';
import parseTree from 'temml/src/parseTree.js';
import Settings from 'temml/src/Settings.js';
import Style from 'temml/src/Style.js';

/**
 * Sets a formula as MathML. Temml by its parts: its own entry also looks for formulas in pages, and numbers equations.
 * @throws on TeX that it does not know or refuses.
 */
export function typeset(tex: string, displayMode: boolean): Node {
  const settings = new Settings({ displayMode, trust: false, throwOnError: true, maxExpand: 200, maxSize: [20, 40] });
  const level = displayMode ? StyleLevel.DISPLAY : StyleLevel.TEXT;
  const style = new Style({ level, maxSize: settings.maxSize });
  return buildMathML(parseTree(tex, settings), tex, style, settings).toNode();
}
