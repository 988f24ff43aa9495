import type { FieldType } from '../integrationPoints/types';

interface Kind {
	/** How its values are read. */
	readonly type: FieldType;
	/** What the column `fieldvaluetype` of SuiteQL's table `customfield` calls it, in capitals and letters only. */
	readonly netSuite: readonly string[];
}

/**
 * The kinds of custom field that hold a value, as *Customization > Lists, Records & Fields* offers them.
 * Believed: the names in `fieldvaluetype`. Public code shows the script names (`TEXTAREA`, `SELECT`); those of the user
 * interface (*Free-Form Text*, *List/Record*) are understood as well.
 */
export const customFieldKinds = {
	text: { type: 'text', netSuite: ['TEXT', 'FREEFORMTEXT'] },
	longText: { type: 'text', netSuite: ['TEXTAREA', 'CLOBTEXT', 'LONGTEXT'] },
	richText: { type: 'text', netSuite: ['RICHTEXT'] },
	email: { type: 'text', netSuite: ['EMAIL', 'EMAILADDRESS'] },
	phone: { type: 'text', netSuite: ['PHONE', 'PHONENUMBER'] },
	url: { type: 'text', netSuite: ['URL', 'HYPERLINK'] },
	checkbox: { type: 'boolean', netSuite: ['CHECKBOX'] },
	integer: { type: 'integer', netSuite: ['INTEGER', 'INTEGERNUMBER'] },
	decimal: { type: 'number', netSuite: ['FLOAT', 'DECIMAL', 'DECIMALNUMBER'] },
	currency: { type: 'number', netSuite: ['CURRENCY'] },
	percent: { type: 'percent', netSuite: ['PERCENT'] },
	date: { type: 'date', netSuite: ['DATE'] },
	datetime: { type: 'timestamp', netSuite: ['DATETIME', 'DATETIMETZ'] },
	timeOfDay: { type: 'text', netSuite: ['TIMEOFDAY'] },
	list: { type: 'reference', netSuite: ['SELECT', 'LISTRECORD'] },
	multiSelect: { type: 'multiReference', netSuite: ['MULTISELECT', 'MULTIPLESELECT'] },
	document: { type: 'reference', netSuite: ['DOCUMENT'] },
	image: { type: 'reference', netSuite: ['IMAGE'] },
} as const satisfies Record<string, Kind>;

export type CustomFieldKind = keyof typeof customFieldKinds;

const byNetSuiteName = new Map<string, CustomFieldKind>(
	Object.entries(customFieldKinds).flatMap(([kind, { netSuite }]) =>
		netSuite.map((name): [string, CustomFieldKind] => [name, kind as CustomFieldKind]),
	),
);

/** Whether a field of that name is one that an administrator made. NetSuite's own `customer` and `customForm` are not. */
export const isCustomFieldName = (name: string): boolean => /^cust(entity|body|event|record)/.test(name);

/** The kind that `fieldvaluetype` names; `null` for one that holds no value (help, inline HTML) or is not known. */
export const kindByNetSuiteName = (name: string): CustomFieldKind | null =>
	byNetSuiteName.get(name.toUpperCase().replace(/[^A-Z]/g, '')) ?? null;

/** A property of the metadata catalogue's JSON schema. */
export interface SchemaProperty {
	readonly type?: string;
	readonly format?: string;
	readonly title?: string;
	readonly properties?: Readonly<Record<string, unknown>>;
}

/** By JSON type and format. Believed: the formats beside `date`, `date-time` and `double`. */
const formats: Readonly<Record<string, CustomFieldKind>> = {
	'string email': 'email',
	'string phone': 'phone',
	'string url': 'url',
	'string uri': 'url',
	'string date': 'date',
	'string date-time': 'datetime',
	'string time': 'timeOfDay',
	'number currency': 'currency',
	'number percent': 'percent',
};

/** The kind as far as the catalogue tells it: long texts, times of day and percentages look like text and numbers. */
export function kindBySchema({ type, format, properties }: SchemaProperty): CustomFieldKind {
	switch (type) {
		case 'boolean':
			return 'checkbox';
		case 'integer':
			return 'integer';
		case 'number':
			return formats[`number ${format?.toLowerCase()}`] ?? 'decimal';
		case 'string':
			return formats[`string ${format?.toLowerCase()}`] ?? 'text';
		default:
			return properties && 'items' in properties ? 'multiSelect' : 'list';
	}
}
