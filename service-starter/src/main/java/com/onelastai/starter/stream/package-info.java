/**
 * Server-sent events to clients that follow something. Open a {@link
 * com.onelastai.starter.stream.ClientStream} for each, send it what changes from any thread, and
 * complete all when the context closes, as Tomcat waits for open responses before it stops.
 */
@NullMarked
package com.onelastai.starter.stream;

import org.jspecify.annotations.NullMarked;
