/**
 * Transactional outbox. Call {@link com.onelastai.starter.outbox.OutboxTemplate#register} in the
 * constructor of the class that writes a collection, then write documents together with their
 * events by {@code insert}, {@code update}, {@code upsert} or {@code replace}. A relay publishes
 * the events of a document in order, and removes each once the broker has acknowledged it.
 */
@NullMarked
package com.onelastai.starter.outbox;

import org.jspecify.annotations.NullMarked;
