import { InvalidSettingError } from '../account';
import { checkFilters } from '../sync/checkFilters';
import type { Client } from '../transport/client';
import { attempt, failed, ok, type Finding } from './finding';

/** Whether customers can be chosen by that field; nothing where there is none. @param id of the field; empty for none. */
export async function checkCustomerCheckbox(client: Client, id: string): Promise<Finding[]> {
	if (id === '') return [];
	const check = `Customer checkbox: ${id}`;
	return await attempt(check, async () => {
		try {
			await checkFilters(client, { customerCheckbox: id });
			return [ok(check, 'It is a checkbox of customers. Those that have it checked are synced; empty counts as unchecked.')];
		} catch (error) {
			if (!(error instanceof InvalidSettingError)) throw error;
			return [failed(check, error.message, 'Choose another field in Plan, or none: none means all customers.')];
		}
	});
}
