/** What the prefixes in our envelopes stand for: SOAP's own namespaces, and those of the endpoint's version. */
export const namespaces = {
	soap: 'http://schemas.xmlsoap.org/soap/envelope/',
	xsi: 'http://www.w3.org/2001/XMLSchema-instance',
	messages: 'urn:messages_2025_2.platform.webservices.netsuite.com',
	core: 'urn:core_2025_2.platform.webservices.netsuite.com',
	common: 'urn:common_2025_2.platform.webservices.netsuite.com',
	communication: 'urn:communication_2025_2.general.webservices.netsuite.com',
} as const;
