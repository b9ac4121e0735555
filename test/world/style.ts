/**
 * Enough of a layout that pages of the world are arranged as arXiv's are. An abstract page has its text left, services
 * right; an entry of a listing has the title's margin above its `dd`, and free room below.
 */
export const STYLE = `
body { margin: 0; font: 16px/1.4 "Lucida Grande", Helvetica, Arial, sans-serif; color: #111; background: #fff; }
.ds-site-header { padding: 14px 20px; background: #3d3d3d; }
.ds-site-header a { color: #fff; }
.ds-site-footer { padding: 20px; color: #555; }
#content { padding: 20px; max-width: 1200px; }
#abs-outer { display: flex; gap: 2em; }
.leftcolumn { flex: 1; }
.extra-services { flex: none; width: 18em; }
.extra-services ul { padding-left: 1em; }
h1.title { font-size: 1.6em; line-height: 1.2; }
blockquote.abstract { margin: 1em 1.5em; line-height: 1.5; }
.descriptor { font-weight: bold; margin-right: .3em; }
#dlpage dt a { font-weight: bold; }
#dlpage dd { padding-bottom: 1em; }
#dlpage .list-title { margin-top: 4.5px; font-size: 18px; font-weight: bold; line-height: 1.2; }
#dlpage .list-title .descriptor { display: none; }
.dateline { color: #555; font-size: .9em; }
.tablecell.label { color: #555; vertical-align: top; padding-right: 1em; }
.visually-hidden { position: absolute; left: -10000px; }
@media (max-width: 768px) { #abs-outer { display: block; } .extra-services { width: auto; } }
`;
