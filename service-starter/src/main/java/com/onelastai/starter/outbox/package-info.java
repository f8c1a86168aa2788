/**
 * Transactional outbox: a service writes a change and its events in one update of one document ({@link
 * com.onelastai.starter.outbox.OutboxTemplate}); a relay publishes them in order and removes each
 * once the broker has acknowledged it.
 */
@NullMarked
package com.onelastai.starter.outbox;

import org.jspecify.annotations.NullMarked;
