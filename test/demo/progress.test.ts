import { progress } from '../../demo/progress';

function stream(isTTY: boolean) {
	const written: string[] = [];
	const fake = { isTTY, columns: 20, write: (text: string) => written.push(text) };
	return { written, fake: fake as unknown as NodeJS.WriteStream };
}

describe('progress', () => {
	it('moves in place on a terminal, within its width, and makes room for lines that stay', () => {
		const { written, fake } = stream(true);
		const log = progress(fake);
		log.tick('one');
		log.tick('a text that is longer than the terminal');
		log.line('done');
		expect(written).toEqual(['one', '\r\u001b[K', 'a text that is long', '\r\u001b[K', 'done\n']);
	});

	it('says how far things are every fifteen seconds in a log', () => {
		const { written, fake } = stream(false);
		let now = 0;
		const log = progress(fake, () => now);
		for (; now < 31_000; now += 1000) log.tick(`${now / 1000} s`);
		log.line('done');
		expect(written).toEqual(['15 s\n', '30 s\n', 'done\n']);
	});
});
