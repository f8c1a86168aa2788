/**
 * Takes events off the request's path: a bounded queue, one thread that publishes them, and a spool
 * on disk that keeps what Kafka does not take, up to a bound, and is sent on in order.
 */
@NullMarked
package com.onelastai.gateway.publish;

import org.jspecify.annotations.NullMarked;
