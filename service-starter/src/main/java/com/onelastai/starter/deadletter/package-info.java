/** Shows operators the events that could not be handled, and retries or drops them. */
@NullMarked
package com.onelastai.starter.deadletter;

import org.jspecify.annotations.NullMarked;
