/** Turns every call of the API into an event once it is answered. */
@NullMarked
package com.onelastai.gateway.apicall;

import org.jspecify.annotations.NullMarked;
