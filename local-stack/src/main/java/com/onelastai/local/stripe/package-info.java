/**
 * Stands in for Stripe on this machine: no money moves, and every page and log line says so.
 *
 * <p>WireMock serves; {@link com.onelastai.local.stripe.Api} says which call goes where. What
 * Stripe would keep is kept in {@link com.onelastai.local.stripe.State}, in the form in which
 * Stripe sends it, so an answer, an event and the stored object are one JSON. The {@code ...Calls}
 * classes answer the requests for one kind of object, the {@code ...Json} classes hold its form,
 * and the {@code ...Page} classes what a person sees. {@link com.onelastai.local.stripe.Timetable}
 * does what time brings about: renewals, second tries, ends. {@link
 * com.onelastai.local.stripe.Events} tells of all of it, and {@link
 * com.onelastai.local.stripe.WebhookSender} sends that on.
 *
 * <p>One request, page or tick at a time works on the state.
 */
@NullMarked
package com.onelastai.local.stripe;

import org.jspecify.annotations.NullMarked;
