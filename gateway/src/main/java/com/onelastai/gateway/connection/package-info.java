/**
 * Where a request comes from: the client's address, scheme and host, taken from the connection or,
 * if the operator trusts the peer, from its X-Forwarded headers.
 */
@NullMarked
package com.onelastai.gateway.connection;

import org.jspecify.annotations.NullMarked;
