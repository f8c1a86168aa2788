/**
 * The contracts between services: facts in the past tense, published as CloudEvents on Kafka.
 * {@code docs/events.md} lists them with their owners and readers.
 *
 * <p>A released event may gain {@code @Nullable} fields and enum constants. Any other change needs
 * a new type with the next version, published beside the old one until nobody reads that. {@code
 * EventContractKit} checks it.
 */
@NullMarked
package com.onelastai.events;

import org.jspecify.annotations.NullMarked;
