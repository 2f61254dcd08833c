/** What stands beside a model's graphs in its folder: the manifest, and the tables, sheets and curves of a card. */
package latentstudio.training.card;
