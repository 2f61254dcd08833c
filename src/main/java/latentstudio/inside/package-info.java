/**
 * What happens inside a network: the maps of each layer for one picture, and the sum that makes one of their pixels, computed by a
 * second graph that gives its inner values and is there only while somebody looks.
 */
package latentstudio.inside;
