import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ensureRuntime } from '../../demo/runtime';

jest.setTimeout(120_000);

const root = join(__dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'netsuite-ar-same-bytes-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a Node makes of the history in sameBytes.ts, line by line. */
function historyOn(node: string, name: string): string[] {
	const file = join(folder, name);
	execFileSync(node, ['--import', 'tsx', join(__dirname, 'sameBytes.ts'), file], { cwd: root, stdio: ['ignore', 2, 2] });
	return readFileSync(file, 'utf8').split('\n');
}

test('the same seed and calls make the same account, byte for byte, on this Node and on that of n8n', async () => {
	// Where tests run on the Node that n8n runs on, two processes of it are compared.
	const { node } = await ensureRuntime();
	const [own, other] = [historyOn(process.execPath, 'own'), historyOn(node, 'other')];
	const differs = own.findIndex((line, index) => line !== other[index]);
	expect({ line: differs, text: own[differs] }).toEqual({ line: -1, text: other[differs] });
	expect(other).toHaveLength(own.length);

	// It was a history, and none of its steps was refused.
	expect(own.length).toBeGreaterThan(5000);
	const refused = own.filter((line) => /^(GET|POST|PATCH|PUT|DELETE) .*?: [45]\d\d |^SOAP .*isSuccess="false"/.test(line));
	expect(refused).toEqual([]);
});
