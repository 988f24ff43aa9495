/**
 * Properties of documents and their lines that NetSuite has and that are not built here, by name in lower case.
 * What would change amounts is refused; the rest is passed over.
 */

/** What is refused, with what the local NetSuite lacks. */
export const refusedProperties: Readonly<Record<string, string>> = {
	...named('discounts on whole documents', 'discountitem discountrate'),
	...named('shipping costs', 'shippingcost handlingcost shippingtaxcode handlingtaxcode'),
	...named('taxes that are given', 'taxitem taxrate taxcode taxrate1 taxrate2 tax1amt taxdetails taxdetailsoverride'),
	...named('promotions', 'promotions promocode couponcode giftcert giftcertredemption'),
	...named('costs to be billed', 'expcost itemcost time'),
	...named('billing schedules', 'billingschedule installment overrideinstallments'),
	...named('amounts in other accounting books', 'accountingbookdetail'),
};

function named(what: string, names: string): Record<string, string> {
	return Object.fromEntries(names.split(' ').map((name) => [name, what]));
}

/** Forms, printing, shipping, addresses, sales teams and cards: nothing that is reckoned here depends on them. */
export const passedOver: ReadonlySet<string> = new Set(
	[
		'customform handlingmode nexus source leadsource partner opportunity job salesteam partners excludecommission',
		'tobeemailed tobeprinted tobefaxed fax message messagesel syncpartnerteams syncsalesteams',
		'shipdate shipmethod shipcarrier shipcomplete shipisresidential shipoverride fob trackingnumbers linkedtrackingnumbers',
		'billaddress billaddresslist billingaddress shipaddress shipaddresslist shippingaddress startdate enddate',
		'saleseffectivedate cleared cleareddate paymentoption paymentoperation paymentprocessingprofile authcode ccapproved',
		'ccnumber ccname ccexpiredate ccstreet cczipcode creditcard chargeit pnrefnum memotype reversaldate reversaldefer',
		'deferredrevenue discountdate forinvoicegrouping istaxable price units inventorydetail isbillable amortizationsched',
		'job expectedshipdate commitinventory createpo options line',
	].flatMap((names) => names.split(' ')),
);
