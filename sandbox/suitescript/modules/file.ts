import { lacking, required, SuiteScriptError } from '../context/errors';
import { host } from '../context/host';

/** N/file. Contents cross as base64; texts are UTF-8 unless said otherwise. */

const types = [
	'APPCACHE',
	'AUTOCAD',
	'BMPIMAGE',
	'CERTIFICATE',
	'CONFIG',
	'CSV',
	'EXCEL',
	'FLASH',
	'FREEMARKER',
	'GIFIMAGE',
	'GZIP',
	'HTMLDOC',
	'ICON',
	'JAVASCRIPT',
	'JPGIMAGE',
	'JSON',
	'MESSAGERFC',
	'MP3',
	'MPEGMOVIE',
	'MSPROJECT',
	'PDF',
	'PJPGIMAGE',
	'PLAINTEXT',
	'PNGIMAGE',
	'POSTSCRIPT',
	'POWERPOINT',
	'QUICKTIME',
	'RTF',
	'SCSS',
	'SMS',
	'STYLESHEET',
	'SVG',
	'TAR',
	'TIFFIMAGE',
	'VISIO',
	'WEBAPPPAGE',
	'WEBAPPSCRIPT',
	'WORD',
	'XMLDOC',
	'XSD',
	'ZIP',
];
const texts = new Set([
	'APPCACHE',
	'CSV',
	'CONFIG',
	'FREEMARKER',
	'HTMLDOC',
	'JAVASCRIPT',
	'JSON',
	'MESSAGERFC',
	'PLAINTEXT',
	'POSTSCRIPT',
	'RTF',
	'SCSS',
	'SMS',
	'STYLESHEET',
	'SVG',
	'XMLDOC',
	'XSD',
	'WEBAPPPAGE',
	'WEBAPPSCRIPT',
]);

export const Type = Object.fromEntries(types.map((type) => [type, type]));

export const Encoding = {
	UTF_8: 'UTF-8',
	WINDOWS_1252: 'windows-1252',
	ISO_8859_1: 'ISO-8859-1',
	GB18030: 'GB18030',
	SHIFT_JIS: 'SHIFT_JIS',
	MAC_ROMAN: 'MacRoman',
	GB2312: 'GB2312',
	BIG5: 'Big5',
};

export const NameConflictResolution = {
	FAIL: 'FAIL',
	OVERWRITE: 'OVERWRITE',
	OVERWRITE_CONTENT_AND_ATTRIBUTES: 'OVERWRITE_CONTENT_AND_ATTRIBUTES',
	RENAME_TO_UNIQUE: 'RENAME_TO_UNIQUE',
};

/** What the host knows of a file. */
interface Stored {
	id: number;
	name: string;
	folder: number;
	fileType: string;
	size: number;
	description: string | null;
	isOnline: boolean;
	isInactive: boolean;
	path: string;
	url: string;
}

export interface CreateOptions {
	name: string;
	fileType: string;
	contents?: string;
	description?: string;
	encoding?: string;
	folder?: number | string;
	isInactive?: boolean;
	isOnline?: boolean;
}

const LONGEST = 10 * 1024 * 1024;

/** `file.File`. What is in a stored file is read when it is asked for. */
export class File {
	name: string;
	folder: number | null;
	description: string | null;
	encoding: string;
	isInactive: boolean;
	isOnline: boolean;
	readonly fileType: string;
	#stored: Stored | null;
	/** Text of text files, base64 of others; `null` while it is only stored. */
	#contents: string | null;
	#appended = '';

	constructor(stored: Stored | null, given: Partial<CreateOptions> = {}) {
		this.#stored = stored;
		this.#contents = stored ? null : (given.contents ?? '');
		this.name = stored?.name ?? given.name!;
		this.folder = stored?.folder ?? (given.folder === undefined ? null : Number(given.folder));
		this.description = stored?.description ?? given.description ?? null;
		this.encoding = given.encoding ?? Encoding.UTF_8;
		this.isInactive = stored?.isInactive ?? given.isInactive ?? false;
		this.isOnline = stored?.isOnline ?? given.isOnline ?? false;
		this.fileType = stored?.fileType ?? given.fileType!;
	}

	get id(): number | null {
		return this.#stored?.id ?? null;
	}

	get path(): string | null {
		return this.#stored?.path.slice(1) ?? null;
	}

	get url(): string | null {
		return this.#stored?.url ?? null;
	}

	/** In bytes. */
	get size(): number {
		return this.#stored && this.#contents === null ? this.#stored.size : this.getContents().length;
	}

	get isText(): boolean {
		return texts.has(this.fileType);
	}

	/** Documented: text of text files, base64 of others. @throws SuiteScriptError over 10 MB */
	getContents(): string {
		if (this.#contents === null) {
			if (this.#stored!.size > LONGEST) throw tooLarge();
			this.#contents = host<{ contents: string }>('file.contents', {
				id: this.#stored!.id,
				isText: this.isText,
			}).contents;
		}
		return this.#contents + this.#appended;
	}

	appendLine(options: { value: string } | string): this {
		const value = typeof options === 'string' ? options : options.value;
		this.#appended += `${value}\n`;
		return this;
	}

	append(options: { value: string } | string): this {
		this.#appended += typeof options === 'string' ? options : options.value;
		return this;
	}

	resetStream(): void {}

	get lines(): { iterator(): { each(visit: (line: { value: string }) => boolean): void } } {
		return {
			iterator: () => ({
				each: (visit) => {
					const lines = this.getContents().split(/\r?\n/);
					if (lines.at(-1) === '') lines.pop();
					for (const value of lines) if (visit({ value }) !== true) return;
				},
			}),
		};
	}

	getSegments({ separator }: { separator: string }): unknown {
		return {
			iterator: () => ({
				each: (visit: (segment: { value: string }) => boolean) => {
					for (const value of this.getContents().split(separator)) if (visit({ value }) !== true) return;
				},
			}),
		};
	}

	getReader(): {
		readUntil(options: { tag: string } | string): string | null;
		readChars(options: { number: number } | number): string | null;
	} {
		const contents = this.getContents();
		let at = 0;
		const take = (to: number) => {
			if (at >= contents.length) return null;
			const text = contents.slice(at, to);
			at = to;
			return text;
		};
		return {
			readUntil: (options) => {
				const found = contents.indexOf(typeof options === 'string' ? options : options.tag, at);
				return take(found < 0 ? contents.length : found);
			},
			readChars: (options) => take(at + (typeof options === 'number' ? options : options.number)),
		};
	}

	/** 20 units. @returns the file's internal ID */
	save(): number {
		if (this.folder === null)
			throw new SuiteScriptError('SSS_MISSING_REQD_ARGUMENT', 'File.save: Missing a required argument: folder');
		const { name, folder, description, isInactive, isOnline, fileType, isText } = this;
		const contents = this.#contents === null && this.#appended === '' ? null : this.getContents();
		if (contents !== null && contents.length > LONGEST) throw tooLarge();
		const attributes = { name, folder, description, isInactive, isOnline, fileType };
		this.#stored = host<Stored>('file.save', { id: this.id, ...attributes, isText, contents });
		this.#contents = contents;
		this.#appended = '';
		return this.#stored.id;
	}

	toJSON(): Record<string, unknown> {
		const { id, name, folder, fileType, size, description, encoding, isInactive, isOnline, isText, path, url } =
			this;
		return {
			type: 'file.File',
			id,
			name,
			path,
			folder,
			fileType,
			size,
			description,
			encoding,
			isInactive,
			isOnline,
			isText,
			url,
		};
	}

	toString(): string {
		return 'file.File';
	}

	/** A file is a map/reduce script's input by its lines. */
	toInputData(): Array<[string, unknown]> {
		const lines = this.getContents().split(/\r?\n/);
		if (lines.at(-1) === '') lines.pop();
		return lines.map((line, index) => [String(index), line]);
	}
}

/** Documented: code and sentence. */
const tooLarge = () =>
	new SuiteScriptError(
		'SSS_FILE_CONTENT_SIZE_EXCEEDED',
		'The file content you are attempting to access exceeds the maximum allowed size of 10 MB.',
	);

export function create(options: CreateOptions): File {
	required('file.create', options, 'name', 'fileType');
	if (!types.includes(options.fileType)) {
		throw new SuiteScriptError(
			'SSS_INVALID_TYPE_ARG',
			'You have entered an invalid type argument: options.fileType',
		);
	}
	return new File(null, options);
}

type Which = { id: number | string } | number | string;

const idOf = (options: Which) => (typeof options === 'object' ? options?.id : options);

/** 10 units. By internal ID, or by path: `SuiteScripts/x.js`, `/SuiteScripts/x.js`, `./x.js` beside the script. */
export function load(options: Which): File {
	required('file.load', { id: idOf(options) }, 'id');
	return new File(host<Stored>('file.load', { id: idOf(options) }));
}

/** 20 units. */
function remove(options: Which): number {
	required('file.delete', { id: idOf(options) }, 'id');
	return host('file.delete', { id: idOf(options) });
}

export { remove as delete };

/** Believed: 20 units, as a save. */
export function copy(options: { id: number; folder: number; conflictResolution?: string }): File {
	required('file.copy', options, 'id', 'folder');
	return new File(host<Stored>('file.copy', options));
}

export function getCompressor(): never {
	throw lacking('N/file.getCompressor');
}
