"""The site on this computer while it is written: built again at every change, and never half of it.

a change in the sources -> build into a fresh folder -> sync what differs -> browsers reload
"""
