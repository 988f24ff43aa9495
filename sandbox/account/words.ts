import type { Random } from './random';

/** Names and sentences, the awkward ones among them: other scripts, quotes, line breaks, markup, great length. */

const first = [
	'Ana',
	'Jürgen',
	'Mary-Jane',
	"D'Arcy",
	'Zoë',
	'Nguyễn',
	'Olu',
	'Søren',
	'美咲',
	'محمد',
	'Łukasz',
	'Chloé',
	'Ivan',
	'Priya',
	'Bob',
	'Xi',
];
const last = [
	"O'Brien",
	'Müller',
	'García-López',
	'田中',
	'van der Berg',
	'Smith',
	'Singh',
	'Øster',
	'Kovačević',
	'Jones',
	'Da Silva',
	'الأحمد',
	'Brown',
	'Nowak',
	'Li',
];
const trade = [
	'Acme',
	'Blue Ridge',
	'Käse & Söhne',
	'Northwind',
	'Pied Piper',
	'Globex',
	'Vandelay',
	'Initech',
	'Umbrella',
	'Stark',
	'Wayne',
	'Tyrell',
	'Soylent',
	'Hooli',
	'Señor Frog',
	'Bürobedarf',
	'サクラ',
	'مؤسسة النور',
];
const kind = [
	'Industries',
	'Foods',
	'Logistics',
	'Partners',
	'Imports',
	'Holdings',
	'Systems',
	'Bäckerei',
	'Textiles',
	'Energy',
	'Pharma',
	'商事',
	'للتجارة',
	'Media',
	'Marine',
];
const form = ['Inc.', 'LLC', 'GmbH', 'Ltd', 'S.A.', 'K.K.', '', 'AG', 'W.L.L.', 'Pty Ltd', 'e.K.'];

const strange = [
	'"Quoted" Company',
	"O'Hara's & Daughters",
	'Comma, Semicolon; Pipe|',
	'Line\nBreak Ltd',
	'Emoji 🚀🧾 Startup',
	'<b>Markup</b> & Co',
	'{{ $json.name }}',
	'=SUM(A1:A9)',
	"Robert'); DROP TABLE customer;--",
	'Tab\tSeparated',
	'100% Percent_Underscore',
	'C:\\Back\\Slash',
	'null',
	'Ünïcödé Zalgo ̸̡͇',
	'👨‍👩‍👧‍👦 Family Business',
	'عربي ועברית mixed',
	`Very Long Name ${'of a Company '.repeat(12)}Inc.`,
];

const memos = [
	'Thank you for your business',
	'Rush order',
	'Siehe Lieferschein Nr. 4711/23',
	'per "phone" order',
	'Q4 rebate; see contract §7(2)',
	'Ship ASAP 🚚',
	'multi\nline\nmemo',
	"customer's own part no. A'12",
	'再送',
];

const sentences = [
	'Customer promised payment by Friday.',
	'Left a voicemail.',
	'Rechnung per Post erneut versandt.',
	'Disputes the freight charge: "never agreed".',
	'ご入金の確認をお願いします。',
	'Spoke to A/P 📞 – they need a copy of the PO.',
	"They don't have the goods receipt; asked for POD.",
	'Escalated to <sales@example.com>.',
	'',
];

const subjects = [
	'Invoice',
	'Reminder',
	'Zahlungserinnerung',
	'Your statement',
	'Re: Overdue balance',
	'Fwd: "PO"',
	'お支払いについて',
];

export const firstName = (random: Random) => random.pick(first);
export const lastName = (random: Random) => random.pick(last);

/** One in thirty is awkward. */
export function companyName(random: Random): string {
	if (random.chance(1 / 30)) return random.pick(strange);
	return `${random.pick(trade)} ${random.pick(kind)} ${random.pick(form)}`.trim();
}

export const memo = (random: Random) => random.pick(memos);

/** One to six sentences, one in fifty as long as NetSuite lets a note be. */
export function prose(random: Random): string {
	const count = random.integer(1, 6);
	const text = Array.from({ length: count }, () => random.pick(sentences))
		.filter(Boolean)
		.join(random.chance(0.3) ? '\n' : ' ');
	return random.chance(1 / 50) ? `${text}\n`.repeat(Math.ceil(3900 / (text.length + 1))).slice(0, 3900) : text;
}

export const subject = (random: Random) => random.pick(subjects);

/** Plain ASCII from a name, for addresses. */
export function slug(name: string): string {
	const plain = name
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '');
	return plain.slice(0, 24) || 'info';
}

export function phone(random: Random): string {
	return random.pick([
		`+1 (${random.integer(201, 989)}) ${random.integer(200, 999)}-${random.integer(1000, 9999)}`,
		`+49 89 ${random.integer(100000, 9999999)}`,
		`0${random.integer(20, 99)}-${random.integer(1000, 9999)}-${random.integer(1000, 9999)}`,
		`+44 20 ${random.integer(1000, 9999)} ${random.integer(1000, 9999)} ext. ${random.integer(1, 99)}`,
	]);
}
