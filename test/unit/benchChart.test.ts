import { DOMParser } from '@xmldom/xmldom';

import { barChart } from '../bench/sync/chart';

const chart = (...values: number[]) => {
	const bars = values.map((value, index) => ({ label: `<bar ${index}>`, value, text: `${value} s`, look: 'ours' as const }));
	return new DOMParser().parseFromString(barChart('How long it takes', [{ title: 'A & B', bars }]), 'image/svg+xml');
};

const widths = (values: number[]) => Array.from(chart(...values).getElementsByTagName('rect'), (bar) => Number(bar.getAttribute('width')));

test('a bar is as long as its value, and there is room for the text of the longest', () => {
	const [shortest = 0, middle = 0, longest = 0] = widths([1, 5, 10]);
	expect(middle / shortest).toBeCloseTo(5, 1);
	expect(longest / middle).toBeCloseTo(2, 1);
	const width = Number(chart(10).documentElement?.getAttribute('width'));
	const bar = chart(10).getElementsByTagName('rect')[0];
	expect(width - Number(bar?.getAttribute('x')) - longest).toBeGreaterThan(60);
});

test('a value too small to be seen still has a bar', () => {
	expect(widths([0.001, 1000])[0]).toBeGreaterThan(0);
});

test('what is written stands in it as it is', () => {
	const texts = Array.from(chart(3).getElementsByTagName('text'), ({ textContent }) => textContent);
	expect(texts).toEqual(['A & B', '<bar 0>', '3 s']);
	expect(chart(3).getElementsByTagName('title')[0]?.textContent).toBe('How long it takes');
});
