/** Events about experiments of the AI lab, published by lab-service. */
@NullMarked
package com.onelastai.events.lab;

import org.jspecify.annotations.NullMarked;
