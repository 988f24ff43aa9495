import { ensureChromium } from './chromium';
import engineSetup from './engineSetup';

/**
 * Jest calls this once before the tests in the browser: what the engine tests need, and a browser.
 *
 * @throws when one of them cannot be had
 */
export default async function browserSetup(): Promise<void> {
	ensureChromium();
	await engineSetup();
}
