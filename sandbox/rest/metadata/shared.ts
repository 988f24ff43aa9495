import type { Json } from './properties';

const readOnly = (title: string, more: Json = { type: 'string' }) => ({ title, readOnly: true, ...more });

/** The descriptions that all record types share, by the names the catalogue has for them (documented). */
export const shared: Readonly<Record<string, Json>> = {
	nsLink: {
		type: 'object',
		properties: { rel: readOnly('Relationship'), href: readOnly('Hypertext Reference') },
	},
	nsError: {
		type: 'object',
		properties: {
			type: readOnly('Type', { type: 'string', format: 'URI' }),
			title: readOnly('Title'),
			status: readOnly('Status', { type: 'integer', format: 'int32' }),
			'o:errorDetails': {
				type: 'array',
				readOnly: true,
				items: {
					type: 'object',
					properties: {
						detail: readOnly('Detail'),
						'o:errorCode': readOnly('Error Code'),
						'o:errorPath': readOnly('Error Path', { type: 'string', format: 'JSONPath' }),
						'o:errorUrl': readOnly('Error URL', { type: 'string', format: 'URI' }),
						'o:errorHeader': readOnly('Error Header'),
						'o:errorQueryParam': readOnly('Error Query Parameter'),
					},
				},
			},
		},
	},
};
