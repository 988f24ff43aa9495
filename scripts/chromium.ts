/** The browser that the editor is looked at with: whichever Chromium or Chrome is there, or Debian's, installed. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { canInstall, installFromDebian } from './debian';

/** Names a browser that is somewhere else. */
const VARIABLE = 'CHROME_PATH';

const folders = (...names: string[]) => names.map((name) => process.env[name]).filter((folder) => folder !== undefined);

const places: Readonly<Record<string, readonly string[]>> = {
	linux: [
		'/usr/bin/chromium',
		'/usr/bin/chromium-browser',
		'/usr/bin/google-chrome',
		'/usr/bin/google-chrome-stable',
		'/snap/bin/chromium',
	],
	darwin: [
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		'/Applications/Chromium.app/Contents/MacOS/Chromium',
	],
	win32: folders('PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA').flatMap((folder) => [
		join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
		join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
	]),
};

/**
 * The path of a Chromium or Chrome: the one that CHROME_PATH names, or the first of the usual places that has one.
 * @throws Error when CHROME_PATH names nothing.
 */
export function findChromium(platform: string = process.platform): string | undefined {
	const named = process.env[VARIABLE];
	if (!named) return places[platform]?.find((path) => existsSync(path));
	if (!existsSync(named)) throw new Error(`There is no browser at ${named}, where the variable ${VARIABLE} says that one is.`);
	return named;
}

/**
 * The path of a browser, which is installed where that needs no question: on Debian, as root.
 * @throws Error in two sentences that say what to install.
 */
export function ensureChromium(): string {
	if (findChromium() === undefined && canInstall()) installFromDebian('chromium');
	const found = findChromium();
	if (found !== undefined) return found;
	throw new Error(
		'The tests in the browser need Chromium or Google Chrome, and there is none in the usual places. Install one ' +
			`(Debian: apt-get install chromium; else https://www.google.com/chrome), or name yours in the variable ${VARIABLE}.`,
	);
}
