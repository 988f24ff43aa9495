import { lacking, required } from '../context/errors';
import { host } from '../context/host';
import { create, Type, type File } from './file';

/** N/render: documents as PDF. 10 units. */

export const PrintMode = { DEFAULT: 'DEFAULT', HTML: 'HTML', PDF: 'PDF' };

export const DataSource = { JSON: 'JSON', OBJECT: 'OBJECT', XML_DOC: 'XML_DOC', XML_STRING: 'XML_STRING' };

interface Options {
	entityId: number;
	printMode?: string;
	formId?: number;
	inCustLocale?: boolean;
	startDate?: string;
	statementDate?: string;
	openTransactionsOnly?: boolean;
}

function rendered(method: 'transaction' | 'statement', options: Options): File {
	required(`render.${method}`, options, 'entityId');
	const { printMode = PrintMode.DEFAULT } = options;
	const isHtml = printMode === PrintMode.HTML;
	const { name, contents } = host<{ name: string; contents: string }>(`render.${method}`, {
		...options,
		entityId: Number(options.entityId),
		isHtml,
	});
	return create({ name, fileType: isHtml ? Type.HTMLDOC! : Type.PDF!, contents });
}

export const transaction = (options: Options): File => rendered('transaction', options);
export const statement = (options: Options): File => rendered('statement', options);

const refusing = (name: string) => (): never => {
	throw lacking(`N/render.${name}`);
};

export const bom = refusing('bom');
export const packingSlip = refusing('packingSlip');
export const pickingTicket = refusing('pickingTicket');
export const mergeEmail = refusing('mergeEmail');
export const xmlToPdf = refusing('xmlToPdf');
/** Templates are FreeMarker's, which is not here. */
const createRenderer = refusing('create');
export { createRenderer as create };
