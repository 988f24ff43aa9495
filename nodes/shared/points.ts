import type { INodePropertyOptions } from 'n8n-workflow';

import { integrationPoints } from '../../netsuite';

/** The integration points as choices, in the order in which a sync reads them. */
export const pointOptions: INodePropertyOptions[] = integrationPoints.map(({ name, label }) => ({
	name: label.plural,
	value: name,
}));

/** Those whose records have an open amount. */
export const openPointOptions: INodePropertyOptions[] = integrationPoints
	.filter(({ openAmount }) => openAmount !== undefined)
	.map(({ name, label }) => ({ name: label.plural, value: name }));
