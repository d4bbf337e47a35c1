//! `cargo xtask icons`: draws the icons of the home screen from the one SVG, `assets/icon.svg`.
//!
//! Drawing needs a large crate, which is behind the feature `icons`; without it the command calls
//! itself again with it, so that every other command is built quickly.

use std::path::Path;

/// Draws `assets/*.png`.
///
/// # Errors
/// One sentence about what failed.
#[cfg(not(feature = "icons"))]
pub fn icons(root: &Path) -> Result<(), String> {
    let arguments = [
        "run",
        "--quiet",
        "--package",
        "xtask",
        "--features",
        "icons",
        "--",
        "icons",
    ];
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = crate::process::command(cargo)
        .args(arguments)
        .current_dir(root)
        .status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err("The icons were not drawn; what went wrong stands above.".to_owned()),
        Err(why) => Err(format!("cargo cannot be run: {why}.")),
    }
}

/// Draws `assets/*.png`.
///
/// # Errors
/// One sentence about what failed.
#[cfg(feature = "icons")]
pub fn icons(root: &Path) -> Result<(), String> {
    let assets = root.join("assets");
    let source = assets.join("icon.svg");
    let svg =
        std::fs::read_to_string(&source).map_err(|why| format!("{}: {why}", source.display()))?;
    for (name, size, shape) in drawing::ICONS {
        let png = drawing::draw(&svg, size, shape).map_err(|why| format!("{name}: {why}"))?;
        let path = assets.join(name);
        std::fs::write(&path, png).map_err(|why| format!("{}: {why}", path.display()))?;
    }
    Ok(())
}

#[cfg(feature = "icons")]
mod drawing {
    use std::collections::BTreeMap;

    use resvg::tiny_skia::{Color, Pixmap, Transform};
    use resvg::usvg::{Options, Tree};

    /// How an icon fills its square.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(super) enum Shape {
        /// As the SVG is, with its round corners.
        Round,
        /// Opaque to the edge: the system cuts the corners.
        Opaque,
        /// Opaque, and the mark within the circle of 80 % that every system leaves whole.
        Maskable,
    }

    pub(super) const ICONS: [(&str, u32, Shape); 4] = [
        ("icon-192.png", 192, Shape::Round),
        ("icon-512.png", 512, Shape::Round),
        ("icon-maskable-512.png", 512, Shape::Maskable),
        ("apple-touch-icon.png", 180, Shape::Opaque),
    ];

    pub(super) fn draw(svg: &str, size: u32, shape: Shape) -> Result<Vec<u8>, String> {
        let tree = Tree::from_str(svg, &Options::default()).map_err(|why| why.to_string())?;
        let mut picture = Pixmap::new(size, size).ok_or("no picture of that size")?;
        if shape != Shape::Round {
            // The paper of the mark, read from the picture itself.
            picture.fill(paper(&tree)?);
        }
        let share = if shape == Shape::Maskable { 0.86 } else { 1.0 };
        let scale = size as f32 * share / tree.size().width();
        let inset = size as f32 * (1.0 - share) / 2.0;
        let place = Transform::from_scale(scale, scale).post_translate(inset, inset);
        resvg::render(&tree, place, &mut picture.as_mut());
        encode(&picture)
    }

    /// Most colours of a list that a pixel names in half a byte.
    const MOST: usize = 16;

    /// Few colours are in the picture, so it is kept as numbers of a list of them: a tenth of the
    /// size, and every phone that keeps the app keeps these.
    fn encode(picture: &Pixmap) -> Result<Vec<u8>, String> {
        let colors: Vec<[u8; 4]> = picture
            .pixels()
            .iter()
            .map(|pixel| {
                let color = pixel.demultiply();
                [color.red(), color.green(), color.blue(), color.alpha()]
            })
            .collect();
        let list = palette(&colors);
        let number = |color: &[u8; 4]| {
            let distance = |at: &usize| far(list[*at], *color);
            (0..list.len()).min_by_key(distance).unwrap_or_default() as u8
        };
        let mut lines = Vec::new();
        for line in colors.chunks(picture.width() as usize) {
            // Each line begins with its filter: none.
            lines.push(0);
            for pair in line.chunks(2) {
                let low = pair.get(1).map_or(0, number);
                lines.push(number(&pair[0]) << 4 | low);
            }
        }
        let mut pixels = Vec::new();
        zopfli::compress(
            zopfli::Options::default(),
            zopfli::Format::Zlib,
            &lines[..],
            &mut pixels,
        )
        .map_err(|why| why.to_string())?;
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, picture.width(), picture.height());
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Four);
        encoder.set_palette(
            list.iter()
                .flat_map(|[r, g, b, _]| [*r, *g, *b])
                .collect::<Vec<u8>>(),
        );
        if list.iter().any(|[.., alpha]| *alpha < 255) {
            encoder.set_trns(list.iter().map(|[.., alpha]| *alpha).collect::<Vec<u8>>());
        }
        let written = encoder
            .write_header()
            .and_then(|mut writer| writer.write_chunk(png::chunk::IDAT, &pixels));
        written.map_err(|why| why.to_string())?;
        Ok(out)
    }

    /// The colours that stand for all: the one that is there most often, then always the one that
    /// most pixels are missing.
    fn palette(colors: &[[u8; 4]]) -> Vec<[u8; 4]> {
        let mut counts: BTreeMap<[u8; 4], usize> = BTreeMap::new();
        for color in colors {
            *counts.entry(*color).or_default() += 1;
        }
        let mut list: Vec<[u8; 4]> = Vec::new();
        while list.len() < MOST {
            let missed = |(color, count): &(&[u8; 4], &usize)| {
                let nearest = list.iter().map(|known| far(*known, **color)).min();
                nearest.unwrap_or(1) * **count
            };
            match counts.iter().max_by_key(missed) {
                Some(most) if missed(&most) > 0 => list.push(*most.0),
                _ => break,
            }
        }
        list
    }

    /// How different two colours are. What is opaque stays opaque.
    fn far(one: [u8; 4], other: [u8; 4]) -> usize {
        let parts = one
            .iter()
            .zip(other)
            .map(|(a, b)| usize::from(a.abs_diff(b)).pow(2));
        let is_alike = (one[3] == 255) == (other[3] == 255);
        parts.sum::<usize>() + if is_alike { 0 } else { 1 << 18 }
    }

    fn paper(tree: &Tree) -> Result<Color, String> {
        let mut probe = Pixmap::new(64, 64).ok_or("no picture of that size")?;
        let scale = 64.0 / tree.size().width();
        resvg::render(
            tree,
            Transform::from_scale(scale, scale),
            &mut probe.as_mut(),
        );
        let color = probe.pixel(32, 3).ok_or("no such pixel")?.demultiply();
        Ok(Color::from_rgba8(
            color.red(),
            color.green(),
            color.blue(),
            255,
        ))
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        const SVG: &str = include_str!("../../assets/icon.svg");

        #[test]
        fn icons_have_their_shapes() {
            for (name, size, shape) in ICONS {
                let picture = Pixmap::decode_png(&draw(SVG, size, shape).unwrap()).unwrap();
                assert_eq!((picture.width(), picture.height()), (size, size), "{name}");
                let corner = picture.pixel(0, 0).unwrap().alpha();
                assert_eq!(
                    corner,
                    if shape == Shape::Round { 0 } else { 255 },
                    "{name}"
                );
            }
        }
    }
}
