/** The web SDK's script, which pages load by a script tag. */
@NullMarked
package com.onelastai.gateway.sdk;

import org.jspecify.annotations.NullMarked;
