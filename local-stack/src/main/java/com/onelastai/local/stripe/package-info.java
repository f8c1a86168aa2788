/**
 * Simulates Stripe on this machine: no money moves, and every page and log line says so.
 *
 * <p>WireMock serves; {@link com.onelastai.local.stripe.Api} routes the calls. {@link
 * com.onelastai.local.stripe.State} stores the objects in Stripe's JSON format, so a response, an
 * event and a stored object are the same JSON; {@code objects.json} has their defaults. {@link
 * com.onelastai.local.stripe.Timetable} runs due work: renewals, retries, expiries. {@link
 * com.onelastai.local.stripe.Events} publishes the changes, and {@link
 * com.onelastai.local.stripe.WebhookSender} sends them.
 *
 * <p>One request or tick at a time uses the state, under its monitor.
 */
@NullMarked
package com.onelastai.local.stripe;

import org.jspecify.annotations.NullMarked;
