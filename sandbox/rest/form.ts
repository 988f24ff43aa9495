import { header } from './body';
import { notHere } from './refused';
import type { RestRequest } from './request';

/** Whether what would be saved is asked for, instead of saving it: `Accept: …; type=create-form` or `edit-form`. */
export const asksForForm = (request: RestRequest) => /type=(create|edit)-form/i.test(header(request, 'Accept'));

/** Forms are there for transformations alone. */
export function refuseForm(): never {
	throw notHere('form of a record that is entered or edited; it has those of transformations');
}
