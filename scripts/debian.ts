/** Programs that npm does not bring. */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const APT = '/usr/bin/apt-get';

/** Whether a package of Debian's can be installed without asking anybody. */
export const canInstall = () => process.platform === 'linux' && process.getuid?.() === 0 && existsSync(APT);

/** Installs a package of Debian's and what it needs. Whether that went well shows in what is there afterwards. */
export function installFromDebian(name: string): void {
	process.stderr.write(`Installing Debian's ${name} (about a minute, once)…\n`);
	for (const args of [['update'], ['install', '-y', '--no-install-recommends', name]]) {
		spawnSync(APT, ['-qq', ...args], {
			// What apt-get says belongs to stderr: stdout is for a report.
			stdio: ['ignore', 2, 2],
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		});
	}
}
