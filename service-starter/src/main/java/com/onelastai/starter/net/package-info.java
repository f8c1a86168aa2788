/**
 * Networks and addresses. Whatever connects to a host that a client names resolves it once, refuses
 * an address that is not {@linkplain com.onelastai.starter.net.PublicInternet public}, and connects
 * to the address that it checked.
 */
@NullMarked
package com.onelastai.starter.net;

import org.jspecify.annotations.NullMarked;
