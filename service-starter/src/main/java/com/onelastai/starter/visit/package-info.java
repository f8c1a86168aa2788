/**
 * The caller as the gateway describes them in headers that clients cannot forge. Take an {@link
 * com.onelastai.events.tracking.Actor} parameter for events about visitors, and an {@link
 * com.onelastai.starter.visit.Owner} parameter for what users and visitors own.
 */
@NullMarked
package com.onelastai.starter.visit;

import org.jspecify.annotations.NullMarked;
