/** What a client may ask of the gateway: how often, and how much at once. */
@NullMarked
package com.onelastai.gateway.limit;

import org.jspecify.annotations.NullMarked;
