import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureRuntime } from '../demo/runtime';

const ROOT = path.dirname(__dirname);
/** Says that this process has built the package: each of Jest's projects has its own copy of this module. */
const BUILT = 'NETSUITE_AR_BUILT_BY';

/**
 * Jest calls this once before the engine tests: builds the package and installs the n8n that they run in.
 *
 * @throws when the build fails or the runtime cannot be installed
 */
export default async function engineSetup(): Promise<void> {
	if (process.env[BUILT] === String(process.pid)) return;
	const gulp = path.join(ROOT, 'node_modules', 'gulp', 'bin', 'gulp.js');
	// Gulp's progress belongs to stderr here: stdout is for jest's report.
	const { status } = spawnSync(process.execPath, [gulp, 'build'], { cwd: ROOT, stdio: ['ignore', 2, 2] });
	if (status !== 0) throw new Error(`The build failed (exit code ${status}); the engine tests need it.`);
	await ensureRuntime();
	process.env[BUILT] = String(process.pid);
}
