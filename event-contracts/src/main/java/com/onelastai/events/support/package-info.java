/** Events about support, published by support-service. */
@NullMarked
package com.onelastai.events.support;

import org.jspecify.annotations.NullMarked;
