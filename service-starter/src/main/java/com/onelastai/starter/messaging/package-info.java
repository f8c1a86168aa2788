/**
 * Events through Kafka, as CloudEvents in binary mode. Handle events in methods with {@link
 * com.onelastai.starter.messaging.EventListener}, idempotently; topics, retries and dead letters
 * follow from it. Publish by {@link com.onelastai.starter.outbox.OutboxTemplate} together with a
 * change of a document, and by {@link com.onelastai.starter.messaging.EventPublisher} where there
 * is none. Admins list, retry and drop dead letters by {@code /api/admin/services}, and operators
 * without a login by {@code /actuator/deadletters}.
 */
@NullMarked
package com.onelastai.starter.messaging;

import org.jspecify.annotations.NullMarked;
