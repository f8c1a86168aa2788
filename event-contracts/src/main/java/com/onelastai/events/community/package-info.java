/** Events about the community and its rewards, published by community-service. */
@NullMarked
package com.onelastai.events.community;

import org.jspecify.annotations.NullMarked;
