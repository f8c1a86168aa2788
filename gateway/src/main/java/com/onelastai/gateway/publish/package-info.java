/**
 * Publishes events outside the request: a bounded queue, one thread that sends them to Kafka, and a
 * bounded spool on disk for what Kafka does not accept, which is sent later in the same order.
 */
@NullMarked
package com.onelastai.gateway.publish;

import org.jspecify.annotations.NullMarked;
