/**
 * Web push (RFC 8030): subscriptions of browsers, and messages to them, which are encrypted (RFC
 * 8291) and signed (RFC 8292). The JDK has what that needs; the libraries for it bring an HTTP
 * client that connects to any address, and a crypto provider or a second language's runtime.
 */
@NullMarked
package com.onelastai.support.notification.push;

import org.jspecify.annotations.NullMarked;
