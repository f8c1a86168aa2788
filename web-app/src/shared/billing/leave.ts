/** Goes to a page of Stripe, whose address the API gave. */
export const leave = (url: string): void => location.assign(url);
