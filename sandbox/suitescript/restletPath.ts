/** Where RESTlets are called. */
export const RESTLET_PATH = '/app/site/hosting/restlet.nl';
