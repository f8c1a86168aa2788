/**
 * Where a request comes from: the client's address, scheme and host, told by the connection itself
 * or, where the operator trusts the peer, by what it forwards.
 */
@NullMarked
package com.onelastai.gateway.connection;

import org.jspecify.annotations.NullMarked;
