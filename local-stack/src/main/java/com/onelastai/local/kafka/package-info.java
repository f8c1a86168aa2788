/** The embedded Kafka: one real KRaft broker and controller in a process of its own. */
@NullMarked
package com.onelastai.local.kafka;

import org.jspecify.annotations.NullMarked;
