import { render } from 'preact';
import { applyTheme } from '../src/ui/theme.ts';
import { language, word } from '../src/ui/words.ts';
import { App } from './app.tsx';
import { Welcome } from './welcome.tsx';

document.documentElement.lang = language();
applyTheme();
const isWelcome = new URLSearchParams(location.search).has('welcome');
document.title = isWelcome ? word('name') : word('optionsTitle', word('name'));

const page = document.getElementById('page');
if (!page) throw new Error('the page has no place for the settings');
render(isWelcome ? <Welcome /> : <App />, page);
