/** Events about runs of developer tools, published by tools-service. */
@NullMarked
package com.onelastai.events.tools;

import org.jspecify.annotations.NullMarked;
