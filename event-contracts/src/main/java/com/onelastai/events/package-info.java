/**
 * The contracts between services: facts in the past tense, published as CloudEvents on Kafka.
 *
 * <p>A contract may gain optional fields. Anything else (a field removed, renamed or of another
 * type) needs a new type with the next version, published beside the old one until nobody reads it.
 */
@NullMarked
package com.onelastai.events;

import org.jspecify.annotations.NullMarked;
