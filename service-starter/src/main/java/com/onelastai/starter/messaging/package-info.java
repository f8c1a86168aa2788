/**
 * Events in and out: CloudEvents in binary mode on Kafka, acknowledged before an answer is given,
 * read in batches, and set aside with their cause where they cannot be handled.
 */
@NullMarked
package com.onelastai.starter.messaging;

import org.jspecify.annotations.NullMarked;
