/**
 * The universal tracking of visits: gives out the visitor's and the session's cookie, unless the
 * client refuses to be followed, and tells the services who calls in headers that nobody can forge.
 */
@NullMarked
package com.onelastai.gateway.visit;

import org.jspecify.annotations.NullMarked;
