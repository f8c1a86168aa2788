/** Parts that Spring MVC handlers of all features share. */
@NullMarked
package com.onelastai.starter.web;

import org.jspecify.annotations.NullMarked;
